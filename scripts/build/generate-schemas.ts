import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { BENCH_PACK } from '../../bench/tasks/bench-pack.js';
import { registeredTypes } from '../../contracts/registry.js';
import { inputClassOf } from '../../src/inputs/input-classes.js';
import { SCHEMA_FOLDER } from '../../src/inputs/input-schemas.js';
import { bundleSchema } from '../../src/openapi/bundle-schema.js';
import { modernizeSchemas } from '../../src/openapi/modern-schemas.js';

@Module({})
class Empty {}

/** Writes <task type>.json from the input classes, into schemas/ or a pack's folder: JSON Schema 2020-12, committed, read by the API and others. */
const service = registeredTypes().map((type) => ({ type, inputClass: inputClassOf(type), folder: SCHEMA_FOLDER }));
const bench = Object.entries(BENCH_PACK.inputs).map(([type, inputClass]) => ({
  type,
  inputClass,
  folder: BENCH_PACK.schemaFolder,
}));
const inputs = [...service, ...bench];

const app = await NestFactory.create(Empty, new FastifyAdapter(), { logger: false });
const extraModels = inputs.map(({ inputClass }) => inputClass);
const document = modernizeSchemas(
  SwaggerModule.createDocument(app, new DocumentBuilder().setOpenAPIVersion('3.1.0').build(), { extraModels }),
);
for (const { type, inputClass, folder } of inputs) {
  const schema = bundleSchema(inputClass.name, document.components?.schemas ?? {});
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${type}.json`), `${JSON.stringify(schema, null, 2)}\n`);
}
await app.close();
