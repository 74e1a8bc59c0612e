CREATE UNIQUE INDEX one ON baskets (id) WHERE paid_on IS NULL;
