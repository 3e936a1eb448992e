import { Global, Module } from '@nestjs/common';
import { bootSettings } from './boot-settings.js';
import { SETTINGS } from './settings.token.js';

/** The settings of the process, read once, for every module. */
@Global()
@Module({ providers: [{ provide: SETTINGS, useFactory: bootSettings }], exports: [SETTINGS] })
export class SettingsModule {}
