WITH p AS MATERIALIZED (
    SELECT id, amount, round(0.02 * amount, 2) AS fee FROM payments
    EXCEPT
    SELECT id, payments.amount, round(0.02 * payments.amount, 2) FROM payments JOIN entries ON payment_id = id
), f AS (
    INSERT INTO entries SELECT id, 'fees', fee FROM p
), b AS (
    INSERT INTO entries SELECT id, 'bank', amount - fee FROM p
)
INSERT INTO entries SELECT id, 'sales', 0 - amount FROM p;
