ALTER TABLE `rejected_notices` DROP COLUMN `headers`;--> statement-breakpoint
ALTER TABLE `rejected_notices` DROP COLUMN `body`;