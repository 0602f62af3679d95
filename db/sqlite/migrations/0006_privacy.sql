CREATE INDEX `idempotency_keys_order` ON `idempotency_keys` (`order_id`);--> statement-breakpoint
CREATE INDEX `orders_erasable` ON `orders` (`payable_until`) WHERE erased_at is null and (is_test = 1 or (paid_at is null and refunded_at is null));--> statement-breakpoint
CREATE INDEX `share_links_order` ON `share_links` (`order_id`);