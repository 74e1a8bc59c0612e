create type order_status as enum ('pending', 'paid',
    'shipped', 'completed', 'cancelled');
create table users (
    id    uuid primary key default gen_random_uuid(),
    email text not null unique check (email like '%@%'),
    name  text not null
);
create table products (
    id     integer generated always as identity primary key,
    sku    text not null unique,
    name   text not null,
    price  numeric(10,2) not null check (price >= 0),
    active boolean not null default true
);
create table orders (
    id         uuid primary key
               default gen_random_uuid(),
    user_id    uuid not null references users,
    status     order_status not null default 'pending',
    created_at timestamptz not null default now()
);
create table order_items (
    order_id   uuid references orders on delete cascade,
    product_id integer references products,
    quantity   integer not null check (quantity > 0),
    unit_price numeric(10,2) not null
               check (unit_price >= 0),
    primary key (order_id, product_id)
);
create table payments (
    id       uuid primary key default gen_random_uuid(),
    order_id uuid not null references orders,
    amount   numeric(10,2) not null check (amount > 0),
    paid_at  timestamptz not null default now()
);
