CREATE TABLE "digests" (
	"person_id" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"frequency" text NOT NULL,
	"sent_at" text
);
--> statement-breakpoint
CREATE TABLE "publications" (
	"id" text PRIMARY KEY NOT NULL,
	"article_id" text NOT NULL,
	"number" integer NOT NULL,
	"revision" integer NOT NULL,
	"state_sha256" text NOT NULL,
	"correction" text,
	"note" text NOT NULL,
	"created_at" text NOT NULL,
	"created_by" text,
	"withdrawn_at" text,
	"withdrawn_by" text,
	"withdrawn_because" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wording_answers" (
	"id" text PRIMARY KEY NOT NULL,
	"claim_id" text NOT NULL,
	"opinion_id" text NOT NULL,
	"answer" text NOT NULL,
	"words" text NOT NULL,
	"reason" text NOT NULL,
	"revision" integer,
	"created_at" text NOT NULL,
	"created_by" text
);
--> statement-breakpoint
ALTER TABLE "claims" ADD COLUMN "stale" text;--> statement-breakpoint
ALTER TABLE "revisions" ADD COLUMN "method" text DEFAULT 'import' NOT NULL;--> statement-breakpoint
ALTER TABLE "revisions" ADD COLUMN "reverts_to" integer;--> statement-breakpoint
ALTER TABLE "revisions" ADD COLUMN "original_sha256" text;--> statement-breakpoint
ALTER TABLE "revisions" ADD COLUMN "url" text;--> statement-breakpoint
ALTER TABLE "revisions" ADD COLUMN "pages" text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "revisions" ADD COLUMN "reading_notes" text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "targets" ADD COLUMN "engine" text DEFAULT 'person' NOT NULL;--> statement-breakpoint
ALTER TABLE "targets" ADD COLUMN "reasons" text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "targets" ADD COLUMN "candidates" text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "targets" ADD COLUMN "carried_from" text;--> statement-breakpoint
ALTER TABLE "targets" ADD COLUMN "decided_at" text;--> statement-breakpoint
ALTER TABLE "targets" ADD COLUMN "decided_by" text;--> statement-breakpoint
ALTER TABLE "digests" ADD CONSTRAINT "digests_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_state_sha256_blobs_sha256_fk" FOREIGN KEY ("state_sha256") REFERENCES "public"."blobs"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wording_answers" ADD CONSTRAINT "wording_answers_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wording_answers" ADD CONSTRAINT "wording_answers_opinion_id_opinions_id_fk" FOREIGN KEY ("opinion_id") REFERENCES "public"."opinions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "publications_number" ON "publications" USING btree ("article_id","number");--> statement-breakpoint
CREATE INDEX "wording_answers_claim" ON "wording_answers" USING btree ("claim_id");--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_original_sha256_originals_sha256_fk" FOREIGN KEY ("original_sha256") REFERENCES "public"."originals"("sha256") ON DELETE no action ON UPDATE no action;