CREATE TABLE "accounts" (
	"provider" text NOT NULL,
	"provider_account_id" text NOT NULL,
	"person_id" text NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "accounts_provider_provider_account_id_pk" PRIMARY KEY("provider","provider_account_id")
);
--> statement-breakpoint
CREATE TABLE "answers" (
	"person_id" text NOT NULL,
	"key" text NOT NULL,
	"body_hash" text NOT NULL,
	"answer" text NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "answers_person_id_key_pk" PRIMARY KEY("person_id","key")
);
--> statement-breakpoint
CREATE TABLE "articles" (
	"id" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"title" text NOT NULL,
	"byline" text NOT NULL,
	"outlet" text NOT NULL,
	"published_at" text,
	"language" text NOT NULL,
	"url" text,
	"note" text NOT NULL,
	"status" text NOT NULL,
	"assignee" text,
	"due_at" text,
	"original_sha256" text NOT NULL,
	"created_at" text NOT NULL,
	"created_by" text,
	"updated_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "claims" (
	"id" text PRIMARY KEY NOT NULL,
	"article_id" text NOT NULL,
	"version" integer NOT NULL,
	"number" integer NOT NULL,
	"status" text NOT NULL,
	"statement" text NOT NULL,
	"types" text NOT NULL,
	"checkability" text NOT NULL,
	"speaker" text NOT NULL,
	"said_at" text,
	"said_where" text NOT NULL,
	"priority" text NOT NULL,
	"assignee" text,
	"second_reader" text,
	"note" text NOT NULL,
	"due_at" text,
	"split_from" text,
	"merged_into" text,
	"created_at" text NOT NULL,
	"created_by" text,
	"updated_at" text NOT NULL,
	"deleted_at" text
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"claim_id" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"verdict" text,
	"reasons" text NOT NULL,
	"justification" text NOT NULL,
	"disposition" text,
	"proposed_text" text NOT NULL,
	"cites" text NOT NULL,
	"missing" text NOT NULL,
	"updated_at" text NOT NULL,
	"updated_by" text
);
--> statement-breakpoint
CREATE TABLE "events" (
	"seq" integer PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"at" text NOT NULL,
	"type" text NOT NULL,
	"article_id" text,
	"claim_id" text,
	"visibility" text NOT NULL,
	"data" text NOT NULL,
	"actor_id" text,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"id" text PRIMARY KEY NOT NULL,
	"claim_id" text NOT NULL,
	"source_id" text NOT NULL,
	"version" integer NOT NULL,
	"number" integer NOT NULL,
	"passage" text NOT NULL,
	"locator" text NOT NULL,
	"stance" text NOT NULL,
	"class" text NOT NULL,
	"medium" text NOT NULL,
	"note" text NOT NULL,
	"visibility" text NOT NULL,
	"moved_from" text,
	"created_at" text NOT NULL,
	"created_by" text,
	"updated_at" text NOT NULL,
	"deleted_at" text
);
--> statement-breakpoint
CREATE TABLE "links" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"hash" text NOT NULL,
	"person_id" text,
	"email" text,
	"name" text NOT NULL,
	"roles" text NOT NULL,
	"created_at" text NOT NULL,
	"created_by" text,
	"expires_at" text NOT NULL,
	"used_at" text
);
--> statement-breakpoint
CREATE TABLE "opinions" (
	"id" text PRIMARY KEY NOT NULL,
	"claim_id" text NOT NULL,
	"verdict" text NOT NULL,
	"scale" text NOT NULL,
	"scale_version" integer NOT NULL,
	"reasons" text NOT NULL,
	"justification" text NOT NULL,
	"disposition" text,
	"proposed_text" text NOT NULL,
	"cites" text NOT NULL,
	"missing" text NOT NULL,
	"supersedes" text,
	"created_at" text NOT NULL,
	"created_by" text
);
--> statement-breakpoint
CREATE TABLE "originals" (
	"sha256" text PRIMARY KEY NOT NULL,
	"media_type" text NOT NULL,
	"file_name" text NOT NULL,
	"size" integer NOT NULL,
	"bytes" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"password_hash" text,
	"roles" text NOT NULL,
	"active" boolean NOT NULL,
	"created_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "revisions" (
	"article_id" text NOT NULL,
	"number" integer NOT NULL,
	"document" text NOT NULL,
	"text" text NOT NULL,
	"sha256" text NOT NULL,
	"note" text NOT NULL,
	"created_at" text NOT NULL,
	"created_by" text,
	CONSTRAINT "revisions_article_id_number_pk" PRIMARY KEY("article_id","number")
);
--> statement-breakpoint
CREATE TABLE "search_documents" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"article_id" text NOT NULL,
	"claim_id" text,
	"body" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sentence_marks" (
	"id" text PRIMARY KEY NOT NULL,
	"article_id" text NOT NULL,
	"revision" integer NOT NULL,
	"start" integer NOT NULL,
	"end" integer NOT NULL,
	"exact" text NOT NULL,
	"state" text NOT NULL,
	"created_at" text NOT NULL,
	"created_by" text
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"created_at" text NOT NULL,
	"expires_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_failures" (
	"id" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"address" text NOT NULL,
	"at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"id" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"url" text,
	"url_key" text,
	"title" text NOT NULL,
	"publisher" text NOT NULL,
	"author" text NOT NULL,
	"published_at" text,
	"language" text NOT NULL,
	"note" text NOT NULL,
	"created_at" text NOT NULL,
	"created_by" text,
	"updated_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "targets" (
	"id" text PRIMARY KEY NOT NULL,
	"claim_id" text NOT NULL,
	"article_id" text NOT NULL,
	"revision" integer NOT NULL,
	"start" integer NOT NULL,
	"end" integer NOT NULL,
	"exact" text NOT NULL,
	"prefix" text NOT NULL,
	"suffix" text NOT NULL,
	"block" integer NOT NULL,
	"state" text NOT NULL,
	"created_at" text NOT NULL,
	"created_by" text,
	"retired_at" text
);
--> statement-breakpoint
CREATE TABLE "tokens" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"name" text NOT NULL,
	"hash" text NOT NULL,
	"created_at" text NOT NULL,
	"last_used_at" text,
	"revoked_at" text
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_original_sha256_originals_sha256_fk" FOREIGN KEY ("original_sha256") REFERENCES "public"."originals"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinions" ADD CONSTRAINT "opinions_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sentence_marks" ADD CONSTRAINT "sentence_marks_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "targets" ADD CONSTRAINT "targets_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "targets" ADD CONSTRAINT "targets_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tokens" ADD CONSTRAINT "tokens_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "articles_status" ON "articles" USING btree ("status","due_at");--> statement-breakpoint
CREATE UNIQUE INDEX "claims_number" ON "claims" USING btree ("article_id","number");--> statement-breakpoint
CREATE INDEX "claims_merged" ON "claims" USING btree ("merged_into");--> statement-breakpoint
CREATE UNIQUE INDEX "events_id" ON "events" USING btree ("id");--> statement-breakpoint
CREATE INDEX "events_article" ON "events" USING btree ("article_id","seq");--> statement-breakpoint
CREATE INDEX "events_claim" ON "events" USING btree ("claim_id","seq");--> statement-breakpoint
CREATE INDEX "evidence_claim" ON "evidence" USING btree ("claim_id");--> statement-breakpoint
CREATE INDEX "evidence_source" ON "evidence" USING btree ("source_id");--> statement-breakpoint
CREATE UNIQUE INDEX "links_hash" ON "links" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "opinions_claim" ON "opinions" USING btree ("claim_id");--> statement-breakpoint
CREATE UNIQUE INDEX "people_email" ON "people" USING btree ("email");--> statement-breakpoint
CREATE INDEX "search_documents_article" ON "search_documents" USING btree ("article_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sentence_marks_place" ON "sentence_marks" USING btree ("article_id","revision","start","end");--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sign_in_failures_account" ON "sign_in_failures" USING btree ("account","at");--> statement-breakpoint
CREATE INDEX "sign_in_failures_address" ON "sign_in_failures" USING btree ("address","at");--> statement-breakpoint
CREATE INDEX "sources_url" ON "sources" USING btree ("url_key");--> statement-breakpoint
CREATE INDEX "targets_claim" ON "targets" USING btree ("claim_id");--> statement-breakpoint
CREATE INDEX "targets_article" ON "targets" USING btree ("article_id","revision");--> statement-breakpoint
CREATE UNIQUE INDEX "tokens_hash" ON "tokens" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "tokens_person" ON "tokens" USING btree ("person_id");