CREATE TABLE "blobs" (
	"sha256" text PRIMARY KEY NOT NULL,
	"size" integer NOT NULL,
	"bytes" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" text PRIMARY KEY NOT NULL,
	"claim_id" text NOT NULL,
	"version" integer NOT NULL,
	"whom" text NOT NULL,
	"role" text NOT NULL,
	"channel" text NOT NULL,
	"contacted_at" text NOT NULL,
	"questions" text NOT NULL,
	"deadline" text,
	"outcome" text NOT NULL,
	"answer" text NOT NULL,
	"answered_at" text,
	"terms" text NOT NULL,
	"attachment" text,
	"visibility" text NOT NULL,
	"mask_reason" text,
	"created_at" text NOT NULL,
	"created_by" text,
	"updated_at" text NOT NULL,
	"deleted_at" text
);
--> statement-breakpoint
CREATE TABLE "derivations" (
	"id" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"source_id" text NOT NULL,
	"origin_id" text NOT NULL,
	"kind" text NOT NULL,
	"note" text NOT NULL,
	"created_at" text NOT NULL,
	"created_by" text,
	"updated_at" text NOT NULL,
	"deleted_at" text
);
--> statement-breakpoint
CREATE TABLE "notes" (
	"id" text PRIMARY KEY NOT NULL,
	"claim_id" text NOT NULL,
	"version" integer NOT NULL,
	"body" text NOT NULL,
	"visibility" text NOT NULL,
	"mask_reason" text,
	"created_at" text NOT NULL,
	"created_by" text,
	"updated_at" text NOT NULL,
	"deleted_at" text
);
--> statement-breakpoint
CREATE TABLE "problem_flags" (
	"id" text PRIMARY KEY NOT NULL,
	"evidence_id" text NOT NULL,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"note" text NOT NULL,
	"state" text NOT NULL,
	"answer" text NOT NULL,
	"answered_at" text,
	"answered_by" text,
	"created_at" text NOT NULL,
	"created_by" text,
	"updated_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "snapshots" (
	"id" text PRIMARY KEY NOT NULL,
	"source_id" text NOT NULL,
	"version" integer NOT NULL,
	"number" integer NOT NULL,
	"method" text NOT NULL,
	"status" text NOT NULL,
	"reason" text NOT NULL,
	"url" text,
	"media_type" text NOT NULL,
	"file_name" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text,
	"text" text NOT NULL,
	"pages" text NOT NULL,
	"notes" text NOT NULL,
	"archive_url" text,
	"captured_at" text NOT NULL,
	"created_at" text NOT NULL,
	"created_by" text
);
--> statement-breakpoint
ALTER TABLE "claims" ADD COLUMN "dates" text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "drafts" ADD COLUMN "would_change" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "drafts" ADD COLUMN "as_of" text;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "translation" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "language" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "snapshot_id" text;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "lock" text DEFAULT 'no-snapshot' NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "lock_spans" text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "drifted_in" text;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "dates" text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "search" text;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "mask_reason" text;--> statement-breakpoint
ALTER TABLE "opinions" ADD COLUMN "would_change" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "opinions" ADD COLUMN "as_of" text;--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "interest" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "reliability" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "visibility" text DEFAULT 'public' NOT NULL;--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "mask_reason" text;--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "merged_into" text;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "derivations" ADD CONSTRAINT "derivations_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "derivations" ADD CONSTRAINT "derivations_origin_id_sources_id_fk" FOREIGN KEY ("origin_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "problem_flags" ADD CONSTRAINT "problem_flags_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshots" ADD CONSTRAINT "snapshots_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshots" ADD CONSTRAINT "snapshots_sha256_blobs_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."blobs"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contacts_claim" ON "contacts" USING btree ("claim_id");--> statement-breakpoint
CREATE INDEX "contacts_outcome" ON "contacts" USING btree ("outcome","deadline");--> statement-breakpoint
CREATE INDEX "derivations_source" ON "derivations" USING btree ("source_id");--> statement-breakpoint
CREATE INDEX "derivations_origin" ON "derivations" USING btree ("origin_id");--> statement-breakpoint
CREATE INDEX "notes_claim" ON "notes" USING btree ("claim_id");--> statement-breakpoint
CREATE INDEX "problem_flags_evidence" ON "problem_flags" USING btree ("evidence_id");--> statement-breakpoint
CREATE UNIQUE INDEX "snapshots_number" ON "snapshots" USING btree ("source_id","number");--> statement-breakpoint
CREATE INDEX "snapshots_blob" ON "snapshots" USING btree ("sha256");--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_snapshot_id_snapshots_id_fk" FOREIGN KEY ("snapshot_id") REFERENCES "public"."snapshots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_drifted_in_snapshots_id_fk" FOREIGN KEY ("drifted_in") REFERENCES "public"."snapshots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "evidence_snapshot" ON "evidence" USING btree ("snapshot_id");--> statement-breakpoint
CREATE INDEX "sources_merged" ON "sources" USING btree ("merged_into");