CREATE TABLE "blobs" (
	"sha256" text PRIMARY KEY NOT NULL,
	"size" bigint NOT NULL,
	"dropped_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "artifacts" ADD COLUMN "pending" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "artifacts" ADD COLUMN "check_at" timestamp (3) with time zone DEFAULT now() + interval '1 day' NOT NULL;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "purged_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "blobs_dropped" ON "blobs" USING btree ("sha256") WHERE dropped_at IS NOT NULL;--> statement-breakpoint
INSERT INTO "blobs" ("sha256", "size") SELECT "sha256", max("size") FROM "artifacts" GROUP BY "sha256";--> statement-breakpoint
ALTER TABLE "artifacts" ADD CONSTRAINT "artifacts_sha256_blobs_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."blobs"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "artifacts_check" ON "artifacts" USING btree ("check_at");--> statement-breakpoint
CREATE INDEX "tasks_expiring" ON "tasks" USING btree ("expires_at") WHERE expires_at IS NOT NULL AND purged_at IS NULL;