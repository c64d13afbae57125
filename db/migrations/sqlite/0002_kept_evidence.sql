CREATE TABLE `blobs` (
	`sha256` text PRIMARY KEY NOT NULL,
	`size` integer NOT NULL,
	`bytes` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `contacts` (
	`id` text PRIMARY KEY NOT NULL,
	`claim_id` text NOT NULL,
	`version` integer NOT NULL,
	`whom` text NOT NULL,
	`role` text NOT NULL,
	`channel` text NOT NULL,
	`contacted_at` text NOT NULL,
	`questions` text NOT NULL,
	`deadline` text,
	`outcome` text NOT NULL,
	`answer` text NOT NULL,
	`answered_at` text,
	`terms` text NOT NULL,
	`attachment` text,
	`visibility` text NOT NULL,
	`mask_reason` text,
	`created_at` text NOT NULL,
	`created_by` text,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `contacts_claim` ON `contacts` (`claim_id`);--> statement-breakpoint
CREATE INDEX `contacts_outcome` ON `contacts` (`outcome`,`deadline`);--> statement-breakpoint
CREATE TABLE `derivations` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`source_id` text NOT NULL,
	`origin_id` text NOT NULL,
	`kind` text NOT NULL,
	`note` text NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	FOREIGN KEY (`source_id`) REFERENCES `sources`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`origin_id`) REFERENCES `sources`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `derivations_source` ON `derivations` (`source_id`);--> statement-breakpoint
CREATE INDEX `derivations_origin` ON `derivations` (`origin_id`);--> statement-breakpoint
CREATE TABLE `notes` (
	`id` text PRIMARY KEY NOT NULL,
	`claim_id` text NOT NULL,
	`version` integer NOT NULL,
	`body` text NOT NULL,
	`visibility` text NOT NULL,
	`mask_reason` text,
	`created_at` text NOT NULL,
	`created_by` text,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	FOREIGN KEY (`claim_id`) REFERENCES `claims`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `notes_claim` ON `notes` (`claim_id`);--> statement-breakpoint
CREATE TABLE `problem_flags` (
	`id` text PRIMARY KEY NOT NULL,
	`evidence_id` text NOT NULL,
	`version` integer NOT NULL,
	`kind` text NOT NULL,
	`note` text NOT NULL,
	`state` text NOT NULL,
	`answer` text NOT NULL,
	`answered_at` text,
	`answered_by` text,
	`created_at` text NOT NULL,
	`created_by` text,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`evidence_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `problem_flags_evidence` ON `problem_flags` (`evidence_id`);--> statement-breakpoint
CREATE TABLE `snapshots` (
	`id` text PRIMARY KEY NOT NULL,
	`source_id` text NOT NULL,
	`version` integer NOT NULL,
	`number` integer NOT NULL,
	`method` text NOT NULL,
	`status` text NOT NULL,
	`reason` text NOT NULL,
	`url` text,
	`media_type` text NOT NULL,
	`file_name` text NOT NULL,
	`size` integer NOT NULL,
	`sha256` text,
	`text` text NOT NULL,
	`pages` text NOT NULL,
	`notes` text NOT NULL,
	`archive_url` text,
	`captured_at` text NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text,
	FOREIGN KEY (`source_id`) REFERENCES `sources`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sha256`) REFERENCES `blobs`(`sha256`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `snapshots_number` ON `snapshots` (`source_id`,`number`);--> statement-breakpoint
CREATE INDEX `snapshots_blob` ON `snapshots` (`sha256`);--> statement-breakpoint
ALTER TABLE `claims` ADD `dates` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `drafts` ADD `would_change` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `drafts` ADD `as_of` text;--> statement-breakpoint
ALTER TABLE `evidence` ADD `translation` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `evidence` ADD `language` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `evidence` ADD `snapshot_id` text REFERENCES snapshots(id);--> statement-breakpoint
ALTER TABLE `evidence` ADD `lock` text DEFAULT 'no-snapshot' NOT NULL;--> statement-breakpoint
ALTER TABLE `evidence` ADD `lock_spans` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `evidence` ADD `drifted_in` text REFERENCES snapshots(id);--> statement-breakpoint
ALTER TABLE `evidence` ADD `dates` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `evidence` ADD `search` text;--> statement-breakpoint
ALTER TABLE `evidence` ADD `mask_reason` text;--> statement-breakpoint
CREATE INDEX `evidence_snapshot` ON `evidence` (`snapshot_id`);--> statement-breakpoint
ALTER TABLE `opinions` ADD `would_change` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `opinions` ADD `as_of` text;--> statement-breakpoint
ALTER TABLE `sources` ADD `interest` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `sources` ADD `reliability` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `sources` ADD `visibility` text DEFAULT 'public' NOT NULL;--> statement-breakpoint
ALTER TABLE `sources` ADD `mask_reason` text;--> statement-breakpoint
ALTER TABLE `sources` ADD `merged_into` text;--> statement-breakpoint
CREATE INDEX `sources_merged` ON `sources` (`merged_into`);