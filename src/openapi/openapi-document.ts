import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { registeredInputClasses } from '../inputs/input-classes.js';
import { TaskOptions } from '../inputs/task-options.input.js';
import { modernizeSchemas } from './modern-schemas.js';
import { addSubmitSchemas } from './submit-schemas.js';

const DESCRIPTION =
  'A durable task service: a submitted task is committed before it is answered, carried out by a Temporal workflow, and watched through its events.';

/** The OpenAPI 3.1 document of the application, generated from its controllers, views and input classes. */
export function createDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Millrace')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addTag('tasks', 'Submit, watch and cancel tasks')
    .addTag('task types', 'What can be submitted')
    .addTag('workers', 'Who carries tasks out')
    .addTag('analytics', 'What happened over time')
    .addTag('artifacts', 'Bytes that tasks take and make')
    .addTag('attempts', 'How workers in other languages record what they do; they need WORKER_TOKEN')
    .addTag('health', 'Whether the service works')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'WORKER_TOKEN, for the routes of attempts alone' })
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    extraModels: [TaskOptions, ...registeredInputClasses()],
  });
  return modernizeSchemas(addSubmitSchemas(document));
}
