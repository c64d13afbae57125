ALTER TABLE `contacts` ADD `moved_from` text;--> statement-breakpoint
ALTER TABLE `notes` ADD `moved_from` text;