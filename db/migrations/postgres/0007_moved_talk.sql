ALTER TABLE "contacts" ADD COLUMN "moved_from" text;--> statement-breakpoint
ALTER TABLE "notes" ADD COLUMN "moved_from" text;