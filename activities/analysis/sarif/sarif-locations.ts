import type { ArtifactLocation, Location } from 'sarif';
import type { Finding } from '../../../contracts/analysis/finding.js';
import { isAtUrl } from '../weaknesses/at-url.js';

/** The base that every address in the log is relative to; who reads it says where that is. */
export const SOURCE_ROOT = 'SRCROOT';

export function fileLocation(file: string, index?: number): ArtifactLocation {
  if (isAtUrl(file)) return { uri: file, ...(index === undefined ? {} : { index }) };
  const uri = file.split('/').map(encodeURIComponent).join('/');
  return { uri, uriBaseId: SOURCE_ROOT, ...(index === undefined ? {} : { index }) };
}

export function placeOf({ file, line, column }: Finding, files: ReadonlyMap<string, number>): Location {
  return {
    physicalLocation: {
      artifactLocation: fileLocation(file, files.get(file)),
      region: { startLine: line, startColumn: column },
    },
  };
}
