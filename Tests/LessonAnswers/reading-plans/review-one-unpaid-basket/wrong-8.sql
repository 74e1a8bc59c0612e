DELETE FROM baskets WHERE paid_on IS NULL;
