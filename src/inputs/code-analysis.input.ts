import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBase64,
  IsIn,
  IsObject,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { ANALYZER_NAMES, type AnalyzerName } from '../../contracts/analysis/analyzers.js';
import type { CodeAnalysisInput, CodeSource } from '../../contracts/analysis/code-analysis.contract.js';
import { GIT_REF } from '../../contracts/analysis/git-source.js';
import { AllowedGitUrl } from './allowed-git-url.js';
import { ExactlyOneOf } from './exactly-one-of.js';
import { IsTargetUrl } from './is-target-url.js';
import { OnlyWith } from './only-with.js';
import { PathBelowRoots } from './path-below-roots.js';
import { MayBeAbsent } from './may-be-absent.js';

const PATH_LENGTH = 4096;
const URL_LENGTH = 2000;

/** Where the code comes from: exactly one of `path`, `archive`, `artifact_id` and `git_url`. */
export class CodeSourceFields implements CodeSource {
  /** An absolute folder of the workers' machines, below one of ANALYSIS_ROOTS. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(PATH_LENGTH)
  @PathBelowRoots()
  path?: string;

  /** The tree as base64 of a .tar.gz or .zip archive. */
  @MayBeAbsent()
  @IsBase64()
  @ApiProperty({ contentEncoding: 'base64' } as object)
  archive?: string;

  /** The artifact that holds such an archive. */
  @MayBeAbsent()
  @IsUUID()
  artifact_id?: string;

  /** A git repository that is open to all, on one of ANALYSIS_GIT_HOSTS. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(PATH_LENGTH)
  @AllowedGitUrl()
  @ApiProperty({ type: 'string', format: 'uri', maxLength: PATH_LENGTH })
  git_url?: string;

  /** The branch, the tag or the whole commit id to analyze; the default branch when left out. */
  @MayBeAbsent()
  @Matches(GIT_REF, { message: 'git_ref must be a branch, a tag or a whole commit id, at most 200 characters.' })
  @OnlyWith('git_url')
  git_ref?: string;
}

/** What a code analysis is asked for. */
export class CodeAnalysisFields implements CodeAnalysisInput {
  @IsObject()
  @ValidateNested()
  @ExactlyOneOf(['path', 'archive', 'artifact_id', 'git_url'])
  @Type(() => CodeSourceFields)
  source!: CodeSourceFields;

  /**
   * The analyzers to run. When left out: security and static, and with a target_url also performance and dynamic. `ai` sends code
   * to the endpoint of AI_BASE_URL.
   */
  @MayBeAbsent()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(ANALYZER_NAMES, { each: true })
  @ApiProperty({ enum: ANALYZER_NAMES, isArray: true, uniqueItems: true, minItems: 1 })
  analyzers?: AnalyzerName[];

  /** Where the program runs, for the analyzers dynamic and performance; within ANALYSIS_TARGETS. */
  @MayBeAbsent()
  @IsTargetUrl()
  @MaxLength(URL_LENGTH)
  @ApiProperty({ type: 'string', format: 'uri', maxLength: URL_LENGTH, example: 'http://127.0.0.1:8080/' })
  target_url?: string;

  /** An earlier code analysis that succeeded, by its task_id: `comparison` of the result says what is new, kept and fixed since. */
  @MayBeAbsent()
  @IsUUID()
  compare_to?: string;
}
