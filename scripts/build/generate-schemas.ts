import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { TASK_TYPES } from '../../contracts/registry.js';
import { INPUT_CLASSES } from '../../src/inputs/input-classes.js';
import { SCHEMA_FOLDER } from '../../src/inputs/input-schemas.js';
import { bundleSchema } from '../../src/openapi/bundle-schema.js';
import { modernizeSchemas } from '../../src/openapi/modern-schemas.js';

@Module({})
class Empty {}

/** Writes schemas/<task type>.json from the input classes: JSON Schema 2020-12, committed, read by the API and others. */
const app = await NestFactory.create(Empty, new FastifyAdapter(), { logger: false });
const extraModels = Object.values(INPUT_CLASSES);
const document = modernizeSchemas(
  SwaggerModule.createDocument(app, new DocumentBuilder().setOpenAPIVersion('3.1.0').build(), { extraModels }),
);
await mkdir(SCHEMA_FOLDER, { recursive: true });
for (const type of TASK_TYPES) {
  const schema = bundleSchema(INPUT_CLASSES[type].name, document.components?.schemas ?? {});
  await writeFile(join(SCHEMA_FOLDER, `${type}.json`), `${JSON.stringify(schema, null, 2)}\n`);
}
await app.close();
