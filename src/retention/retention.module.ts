import { Module } from '@nestjs/common';
import { RetentionPass } from './retention-pass.js';
import { RetentionTimer } from './retention-timer.js';

@Module({ providers: [RetentionPass, RetentionTimer], exports: [RetentionPass] })
export class RetentionModule {}
