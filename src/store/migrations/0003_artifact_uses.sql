CREATE TABLE "artifact_uses" (
	"artifact_id" uuid NOT NULL,
	"task_id" text NOT NULL,
	CONSTRAINT "artifact_uses_artifact_id_task_id_pk" PRIMARY KEY("artifact_id","task_id")
);
--> statement-breakpoint
ALTER TABLE "artifact_uses" ADD CONSTRAINT "artifact_uses_artifact_id_artifacts_artifact_id_fk" FOREIGN KEY ("artifact_id") REFERENCES "public"."artifacts"("artifact_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "artifact_uses_task" ON "artifact_uses" USING btree ("task_id");--> statement-breakpoint
CREATE INDEX "results_artifact" ON "results" USING btree ("artifact_id") WHERE artifact_id IS NOT NULL;--> statement-breakpoint
INSERT INTO "artifact_uses" ("artifact_id", "task_id")
SELECT DISTINCT a."artifact_id", m."task_id" FROM (
	SELECT "task_id", (regexp_matches(lower("input"::text), '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'g'))[1]::uuid AS "artifact_id"
	FROM "tasks" WHERE "purged_at" IS NULL
) AS m JOIN "artifacts" a ON a."artifact_id" = m."artifact_id";