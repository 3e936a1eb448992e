/** The workflows of the bundle, one line each; a contract names its workflow by the exported function's name. */
export { codeAnalysis } from './code-analysis.workflow.js';
export { deliverWebhook } from './deliver-webhook.workflow.js';
export { modelPrediction } from './model-prediction.workflow.js';
export { modelTraining } from './model-training.workflow.js';
export { singleSubtask } from './single-subtask.workflow.js';
