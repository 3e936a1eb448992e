import { loadDotEnv } from '../../src/config/boot-settings.js';
import { readSettings } from '../../src/config/settings.js';
import { installMlflow } from '../ml/install-mlflow.js';
import { installMlWorker } from '../ml/install-ml-worker.js';
import { ML_FRAMEWORKS } from '../ml/ml-worker-process.js';

// Prints the Python that has the worker's packages and the tools that test it; installs them and MLflow the first time.
try {
  loadDotEnv();
  const { home, mlFrameworks } = readSettings(process.env);
  await installMlflow(home);
  console.log(await installMlWorker(home, { frameworks: mlFrameworks ?? ML_FRAMEWORKS, tools: true }));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
