CREATE TABLE `digests` (
	`person_id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`frequency` text NOT NULL,
	`sent_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `publications` (
	`id` text PRIMARY KEY NOT NULL,
	`article_id` text NOT NULL,
	`number` integer NOT NULL,
	`revision` integer NOT NULL,
	`state_sha256` text NOT NULL,
	`correction` text,
	`note` text NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text,
	`withdrawn_at` text,
	`withdrawn_by` text,
	`withdrawn_because` text NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`state_sha256`) REFERENCES `blobs`(`sha256`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `publications_number` ON `publications` (`article_id`,`number`);--> statement-breakpoint
CREATE TABLE `wording_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`claim_id` text NOT NULL,
	`opinion_id` text NOT NULL,
	`answer` text NOT NULL,
	`words` text NOT NULL,
	`reason` text NOT NULL,
	`revision` integer,
	`created_at` text NOT NULL,
	`created_by` text,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opinion_id`) REFERENCES `opinions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `wording_answers_claim` ON `wording_answers` (`claim_id`);--> statement-breakpoint
ALTER TABLE `claims` ADD `stale` text;--> statement-breakpoint
ALTER TABLE `revisions` ADD `method` text DEFAULT 'import' NOT NULL;--> statement-breakpoint
ALTER TABLE `revisions` ADD `reverts_to` integer;--> statement-breakpoint
ALTER TABLE `revisions` ADD `original_sha256` text REFERENCES originals(sha256);--> statement-breakpoint
ALTER TABLE `revisions` ADD `url` text;--> statement-breakpoint
ALTER TABLE `revisions` ADD `pages` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `revisions` ADD `reading_notes` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `targets` ADD `engine` text DEFAULT 'person' NOT NULL;--> statement-breakpoint
ALTER TABLE `targets` ADD `reasons` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `targets` ADD `candidates` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `targets` ADD `carried_from` text;--> statement-breakpoint
ALTER TABLE `targets` ADD `decided_at` text;--> statement-breakpoint
ALTER TABLE `targets` ADD `decided_by` text;