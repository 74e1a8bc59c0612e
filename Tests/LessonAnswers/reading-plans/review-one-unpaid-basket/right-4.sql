BEGIN;
CREATE UNIQUE INDEX unpaid ON public.baskets (customer_id) WHERE paid_on IS NULL;
COMMIT;
