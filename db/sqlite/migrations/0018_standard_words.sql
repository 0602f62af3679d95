UPDATE `payment_notices` SET `outcome` = 'seal_invalid' WHERE `outcome` = 'foreign_seal';--> statement-breakpoint
UPDATE `payment_notices` SET `outcome` = 'seal_version' WHERE `outcome` = 'other_seal_version';--> statement-breakpoint
UPDATE `payment_notices` SET `outcome` = 'seal_mismatch' WHERE `outcome` = 'misfit_seal';--> statement-breakpoint
UPDATE `audit_log` SET `action` = 'row_dismissed' WHERE `action` = 'row_put_aside';
