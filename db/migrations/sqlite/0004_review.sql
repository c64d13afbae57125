CREATE TABLE `clearances` (
	`id` text PRIMARY KEY NOT NULL,
	`article_id` text NOT NULL,
	`track` text NOT NULL,
	`revision` integer NOT NULL,
	`note` text NOT NULL,
	`conditions` text NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text,
	`withdrawn_at` text,
	`withdrawn_by` text,
	`withdrawn_because` text NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `clearances_article` ON `clearances` (`article_id`);--> statement-breakpoint
CREATE TABLE `comments` (
	`id` text PRIMARY KEY NOT NULL,
	`article_id` text NOT NULL,
	`claim_id` text,
	`subject` text NOT NULL,
	`evidence_id` text,
	`target` text,
	`parent_id` text,
	`version` integer NOT NULL,
	`body` text NOT NULL,
	`mentions` text NOT NULL,
	`visibility` text NOT NULL,
	`resolved_at` text,
	`resolved_by` text,
	`created_at` text NOT NULL,
	`created_by` text,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`evidence_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `comments_article` ON `comments` (`article_id`);--> statement-breakpoint
CREATE INDEX `comments_claim` ON `comments` (`claim_id`);--> statement-breakpoint
CREATE TABLE `decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`claim_id` text NOT NULL,
	`move` text NOT NULL,
	`from` text NOT NULL,
	`to` text NOT NULL,
	`reason` text NOT NULL,
	`opinions` text NOT NULL,
	`claim_version` integer NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `decisions_claim` ON `decisions` (`claim_id`);--> statement-breakpoint
CREATE TABLE `notifications` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`article_id` text NOT NULL,
	`claim_id` text,
	`comment_id` text,
	`actor_id` text,
	`created_at` text NOT NULL,
	`read_at` text,
	`mailed_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `notifications_person` ON `notifications` (`person_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `notifications_mail` ON `notifications` (`mailed_at`);--> statement-breakpoint
CREATE TABLE `second_drafts` (
	`claim_id` text NOT NULL,
	`person_id` text NOT NULL,
	`version` integer NOT NULL,
	`verdict` text,
	`reasons` text NOT NULL,
	`justification` text NOT NULL,
	`disposition` text,
	`proposed_text` text NOT NULL,
	`cites` text NOT NULL,
	`missing` text NOT NULL,
	`would_change` text NOT NULL,
	`as_of` text,
	`updated_at` text NOT NULL,
	PRIMARY KEY(`claim_id`, `person_id`),
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `second_opinions` (
	`id` text PRIMARY KEY NOT NULL,
	`claim_id` text NOT NULL,
	`opinion_id` text NOT NULL,
	`reading` integer NOT NULL,
	`verdict` text NOT NULL,
	`scale` text NOT NULL,
	`scale_version` integer NOT NULL,
	`reasons` text NOT NULL,
	`justification` text NOT NULL,
	`disposition` text,
	`proposed_text` text NOT NULL,
	`cites` text NOT NULL,
	`missing` text NOT NULL,
	`would_change` text NOT NULL,
	`as_of` text,
	`created_at` text NOT NULL,
	`created_by` text,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opinion_id`) REFERENCES `opinions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `second_opinions_claim` ON `second_opinions` (`claim_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `second_opinions_reading` ON `second_opinions` (`opinion_id`,`reading`);--> statement-breakpoint
ALTER TABLE `claims` ADD `third_reader` text;--> statement-breakpoint
ALTER TABLE `claims` ADD `legal_hold` integer DEFAULT false NOT NULL;