/** The process of an analyzer reached its memory limit and died of it. The same tree would do it again. */
export class AnalyzerOutOfMemory extends Error {
  override readonly name = 'AnalyzerOutOfMemory';

  constructor(analyzer: string, limitMb: number) {
    super(
      `The analyzer ${analyzer} needed more than ${limitMb} MiB. Analyze a smaller folder, or leave out generated files.`,
    );
  }
}
