CREATE TABLE "artifacts" (
	"artifact_id" uuid PRIMARY KEY NOT NULL,
	"tenant" text NOT NULL,
	"sha256" text NOT NULL,
	"size" bigint NOT NULL,
	"media_type" text NOT NULL,
	"name" text,
	"task_id" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "results" (
	"task_id" text NOT NULL,
	"part" text NOT NULL,
	"value" jsonb,
	"artifact_id" uuid,
	CONSTRAINT "results_task_id_part_pk" PRIMARY KEY("task_id","part")
);
--> statement-breakpoint
CREATE TABLE "subtasks" (
	"task_id" text NOT NULL,
	"name" text NOT NULL,
	"ordinal" integer NOT NULL,
	"status" text DEFAULT 'PENDING' NOT NULL,
	"progress" smallint DEFAULT 0 NOT NULL,
	"message" text DEFAULT '' NOT NULL,
	"task_queue" text NOT NULL,
	"run_id" text,
	"attempt" integer DEFAULT 0 NOT NULL,
	"worker" text,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"metrics" jsonb,
	"error" jsonb,
	"log_lines" integer DEFAULT 0 NOT NULL,
	"log_lines_dropped" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "subtasks_task_id_name_pk" PRIMARY KEY("task_id","name")
);
--> statement-breakpoint
CREATE TABLE "task_audit" (
	"entry_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "task_audit_entry_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"task_id" text NOT NULL,
	"ts" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"action" text NOT NULL,
	"actor" text NOT NULL,
	"subtask" text,
	"attempt" integer,
	"body" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "task_events" (
	"task_id" text NOT NULL,
	"seq" integer NOT NULL,
	"ts" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"subtask" text,
	"attempt" integer,
	"body" jsonb NOT NULL,
	CONSTRAINT "task_events_task_id_seq_pk" PRIMARY KEY("task_id","seq")
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"task_id" text PRIMARY KEY NOT NULL,
	"tenant" text NOT NULL,
	"task_type" text NOT NULL,
	"status" text DEFAULT 'PENDING' NOT NULL,
	"partial" boolean DEFAULT false NOT NULL,
	"progress" smallint DEFAULT 0 NOT NULL,
	"message" text DEFAULT '' NOT NULL,
	"input" jsonb NOT NULL,
	"options" jsonb NOT NULL,
	"tags" jsonb NOT NULL,
	"error" jsonb,
	"rerun_of" text,
	"submitted_by" text DEFAULT '' NOT NULL,
	"idempotency_key" text,
	"request_hash" text,
	"retention_seconds" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	"not_before" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"claimed_until" timestamp (3) with time zone,
	"dispatched_at" timestamp (3) with time zone,
	"cancel_requested_at" timestamp (3) with time zone,
	"cancel_sent_at" timestamp (3) with time zone,
	"checked_at" timestamp (3) with time zone,
	"run_id" text,
	"last_event" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "results" ADD CONSTRAINT "results_task_id_tasks_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("task_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "results" ADD CONSTRAINT "results_artifact_id_artifacts_artifact_id_fk" FOREIGN KEY ("artifact_id") REFERENCES "public"."artifacts"("artifact_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subtasks" ADD CONSTRAINT "subtasks_task_id_tasks_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("task_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_audit" ADD CONSTRAINT "task_audit_task_id_tasks_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("task_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_events" ADD CONSTRAINT "task_events_task_id_tasks_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("task_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "artifacts_blob" ON "artifacts" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "artifacts_task" ON "artifacts" USING btree ("task_id");--> statement-breakpoint
CREATE INDEX "task_audit_task" ON "task_audit" USING btree ("task_id","entry_id");--> statement-breakpoint
CREATE INDEX "tasks_reruns" ON "tasks" USING btree ("rerun_of") WHERE rerun_of IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "tasks_idempotency" ON "tasks" USING btree ("tenant","idempotency_key");--> statement-breakpoint
CREATE INDEX "tasks_newest" ON "tasks" USING btree ("created_at" DESC NULLS LAST,"task_id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "tasks_outbox" ON "tasks" USING btree ("not_before") WHERE dispatched_at IS NULL AND status IN ('PENDING', 'PROCESSING');--> statement-breakpoint
CREATE INDEX "tasks_unfinished" ON "tasks" USING btree ("checked_at") WHERE status IN ('PENDING', 'PROCESSING');--> statement-breakpoint
CREATE INDEX "tasks_cancels" ON "tasks" USING btree ("cancel_requested_at") WHERE cancel_requested_at IS NOT NULL AND cancel_sent_at IS NULL AND status IN ('PENDING', 'PROCESSING');