import { Socket } from 'node:net';

/*
 * Ends a process that computes, and what it called, when its worker is gone, however it went. A thread of its own, as the work leaves the
 * main one no moment to look: standard input is a pipe that only the worker holds open.
 */
const end = (): void => void process.kill(-process.pid, 'SIGKILL');
new Socket({ fd: 0, readable: true, writable: false }).on('error', end).on('close', end).resume();
