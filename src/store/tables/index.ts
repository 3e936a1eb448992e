export { artifacts } from './artifacts.table.js';
export { blobs } from './blobs.table.js';
export { results } from './results.table.js';
export { taskAudit } from './task-audit.table.js';
export { subtasks } from './subtasks.table.js';
export { taskEvents } from './task-events.table.js';
export { tasks } from './tasks.table.js';
export { webhookDeliveries } from './webhook-deliveries.table.js';
