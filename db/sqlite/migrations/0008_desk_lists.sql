DROP INDEX `orders_created_at`;--> statement-breakpoint
CREATE INDEX `orders_created_at` ON `orders` (`created_at`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_log_erasures` ON `audit_log` (`at`) WHERE act = 'erasure_asked';--> statement-breakpoint
INSERT INTO `audit_log` (`id`, `at`, `actor`, `act`, `order_id`) SELECT lower(printf('%08x-%04x-7000-8000-', min("created_at") >> 16, min("created_at") & 65535) || hex(randomblob(6))), min("created_at"), 'buyer', 'erasure_asked', "order_id" FROM `notifications` WHERE "kind" = 'erasure_to_seller' GROUP BY "order_id";
