CREATE TABLE "clearances" (
	"id" text PRIMARY KEY NOT NULL,
	"article_id" text NOT NULL,
	"track" text NOT NULL,
	"revision" integer NOT NULL,
	"note" text NOT NULL,
	"conditions" text NOT NULL,
	"created_at" text NOT NULL,
	"created_by" text,
	"withdrawn_at" text,
	"withdrawn_by" text,
	"withdrawn_because" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "comments" (
	"id" text PRIMARY KEY NOT NULL,
	"article_id" text NOT NULL,
	"claim_id" text,
	"subject" text NOT NULL,
	"evidence_id" text,
	"target" text,
	"parent_id" text,
	"version" integer NOT NULL,
	"body" text NOT NULL,
	"mentions" text NOT NULL,
	"visibility" text NOT NULL,
	"resolved_at" text,
	"resolved_by" text,
	"created_at" text NOT NULL,
	"created_by" text,
	"updated_at" text NOT NULL,
	"deleted_at" text
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" text PRIMARY KEY NOT NULL,
	"claim_id" text NOT NULL,
	"move" text NOT NULL,
	"from" text NOT NULL,
	"to" text NOT NULL,
	"reason" text NOT NULL,
	"opinions" text NOT NULL,
	"claim_version" integer NOT NULL,
	"created_at" text NOT NULL,
	"created_by" text
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"article_id" text NOT NULL,
	"claim_id" text,
	"comment_id" text,
	"actor_id" text,
	"created_at" text NOT NULL,
	"read_at" text,
	"mailed_at" text
);
--> statement-breakpoint
CREATE TABLE "second_drafts" (
	"claim_id" text NOT NULL,
	"person_id" text NOT NULL,
	"version" integer NOT NULL,
	"verdict" text,
	"reasons" text NOT NULL,
	"justification" text NOT NULL,
	"disposition" text,
	"proposed_text" text NOT NULL,
	"cites" text NOT NULL,
	"missing" text NOT NULL,
	"would_change" text NOT NULL,
	"as_of" text,
	"updated_at" text NOT NULL,
	CONSTRAINT "second_drafts_claim_id_person_id_pk" PRIMARY KEY("claim_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "second_opinions" (
	"id" text PRIMARY KEY NOT NULL,
	"claim_id" text NOT NULL,
	"opinion_id" text NOT NULL,
	"reading" integer NOT NULL,
	"verdict" text NOT NULL,
	"scale" text NOT NULL,
	"scale_version" integer NOT NULL,
	"reasons" text NOT NULL,
	"justification" text NOT NULL,
	"disposition" text,
	"proposed_text" text NOT NULL,
	"cites" text NOT NULL,
	"missing" text NOT NULL,
	"would_change" text NOT NULL,
	"as_of" text,
	"created_at" text NOT NULL,
	"created_by" text
);
--> statement-breakpoint
ALTER TABLE "claims" ADD COLUMN "third_reader" text;--> statement-breakpoint
ALTER TABLE "claims" ADD COLUMN "legal_hold" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "clearances" ADD CONSTRAINT "clearances_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_drafts" ADD CONSTRAINT "second_drafts_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_drafts" ADD CONSTRAINT "second_drafts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_opinions" ADD CONSTRAINT "second_opinions_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_opinions" ADD CONSTRAINT "second_opinions_opinion_id_opinions_id_fk" FOREIGN KEY ("opinion_id") REFERENCES "public"."opinions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "clearances_article" ON "clearances" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "comments_article" ON "comments" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "comments_claim" ON "comments" USING btree ("claim_id");--> statement-breakpoint
CREATE INDEX "decisions_claim" ON "decisions" USING btree ("claim_id");--> statement-breakpoint
CREATE INDEX "notifications_person" ON "notifications" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "notifications_mail" ON "notifications" USING btree ("mailed_at");--> statement-breakpoint
CREATE INDEX "second_opinions_claim" ON "second_opinions" USING btree ("claim_id");--> statement-breakpoint
CREATE UNIQUE INDEX "second_opinions_reading" ON "second_opinions" USING btree ("opinion_id","reading");