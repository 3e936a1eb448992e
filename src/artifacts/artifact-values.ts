import { Injectable } from '@nestjs/common';
import { json } from 'node:stream/consumers';
import type { Stored } from '../../contracts/task-run.js';
import { isStorableJson } from '../store/storable.js';
import { StoredValues, type ValueOwner } from '../subtasks/stored-values.js';
import { Artifacts } from './artifact.js';

const INLINE_BYTES = 64 * 1024;
const PAYLOAD_BYTES = 256 * 1024;

/** Results that are large, or hold what no jsonb can, as JSON artifacts of their task. */
@Injectable()
export class ArtifactValues extends StoredValues {
  constructor(private readonly artifacts: Artifacts) {
    super();
  }

  async read<T>(stored: Stored<T>): Promise<T> {
    if ('inline' in stored) return stored.inline;
    const { stream } = await this.artifacts.open(stored.artifact_id);
    return (await json(stream)) as T;
  }

  async keep<T>(value: T, { tenant, taskId, part }: ValueOwner, among = 1): Promise<Stored<T>> {
    const room = Math.min(INLINE_BYTES, PAYLOAD_BYTES / among);
    const text = JSON.stringify(value ?? null);
    const bytes = Buffer.from(text);
    if (bytes.length <= room && isStorableJson(text)) return { inline: value ?? (null as T) };
    const about = { tenant, media_type: 'application/json', task_id: taskId, name: `${part || 'result'}.json` };
    const { artifact_id, size } = await this.artifacts.put(bytes, about);
    return { artifact_id, size };
  }
}
