CREATE TYPE order_status AS ENUM ('pending', 'paid',
    'shipped', 'completed', 'cancelled');
CREATE TABLE users (
    id    uuid DEFAULT gen_random_uuid(),
    email text NOT NULL,
    name  text NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (email),
    CHECK (position('@' IN email) > 0)
);
CREATE TABLE products (
    id     integer GENERATED ALWAYS AS IDENTITY,
    sku    text NOT NULL,
    name   text NOT NULL,
    price  numeric(10,2) NOT NULL,
    active boolean NOT NULL DEFAULT true,
    PRIMARY KEY (id),
    UNIQUE (sku),
    CHECK (price >= 0)
);
CREATE TABLE orders (
    id         uuid DEFAULT gen_random_uuid(),
    user_id    uuid NOT NULL,
    status     order_status NOT NULL DEFAULT 'pending',
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (id),
    FOREIGN KEY (user_id) REFERENCES users
);
CREATE TABLE order_items (
    order_id   uuid NOT NULL,
    product_id integer NOT NULL,
    quantity   integer NOT NULL,
    unit_price numeric(10,2) NOT NULL,
    PRIMARY KEY (product_id, order_id),
    FOREIGN KEY (order_id) REFERENCES orders
        ON DELETE CASCADE,
    FOREIGN KEY (product_id) REFERENCES products,
    CHECK (quantity > 0 AND unit_price >= 0)
);
CREATE TABLE payments (
    id       uuid DEFAULT gen_random_uuid(),
    order_id uuid NOT NULL,
    amount   numeric(10,2) NOT NULL,
    paid_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (id),
    FOREIGN KEY (order_id) REFERENCES orders,
    CHECK (amount > 0)
);
