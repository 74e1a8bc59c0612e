INSERT INTO entries (payment_id, account, amount) VALUES
    ('66d16b15-995e-ab00-72cd-98d619da5921', 'bank', 96.75 - round(96.75 * 0.02, 2)),
    ('66d16b15-995e-ab00-72cd-98d619da5921', 'fees', round(96.75 * 0.02, 2)),
    ('66d16b15-995e-ab00-72cd-98d619da5921', 'sales', -96.75);
