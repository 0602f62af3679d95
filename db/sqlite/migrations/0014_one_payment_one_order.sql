-- A payment that two orders count stays with the one that a notice of it names, else with the one
-- that had it first. The other's mark is in dispute, and the seller sees it.
UPDATE payment_facts SET kind = 'disputed'
WHERE kind = 'paid' and payment_id glob '[1-9]*' and payment_id not glob '*[^0-9]*' and length(payment_id) <= 20
  and rowid <> (
    select f.rowid from payment_facts f inner join orders o on o.id = f.order_id
    where f.kind = 'paid' and f.payment_id = payment_facts.payment_id
    order by exists (
      select 1 from payment_notices n
      where n.payment_id = f.payment_id and n.order_number = o.number and n.status = 'paid' and n.demo = 0
    ) desc, f.rowid
    limit 1
  );--> statement-breakpoint
CREATE UNIQUE INDEX `payment_facts_pays_one_order` ON `payment_facts` (`payment_id`) WHERE kind = 'paid' and payment_id glob '[1-9]*' and payment_id not glob '*[^0-9]*' and length(payment_id) <= 20;