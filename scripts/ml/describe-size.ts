const PYTORCH_GB = 5.2;
const TENSORFLOW_GB = 1.3;
const WORKER_GB = 0.3;

/** How much an installation is about to bring, on Linux with x86-64, before it does. */
export function describeSize(frameworks: readonly string[]): string {
  const isTorch = frameworks.includes('pytorch') || frameworks.includes('huggingface');
  const gigabytes = WORKER_GB + (isTorch ? PYTORCH_GB : 0) + (frameworks.includes('tensorflow') ? TENSORFLOW_GB : 0);
  const named = frameworks.length > 0 ? ` with ${frameworks.join(', ')}` : '';
  const said = `Installing the Python worker${named}: about ${gigabytes.toFixed(1)} GB on the disk, the first time.`;
  const advice =
    ' PyTorch from PyPI brings its CUDA libraries; "make ml ML_FRAMEWORKS=tensorflow" leaves PyTorch and Hugging Face out.';
  return isTorch ? `${said}${advice}` : said;
}
