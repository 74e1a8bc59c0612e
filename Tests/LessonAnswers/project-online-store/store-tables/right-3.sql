create type order_status as enum ('pending', 'paid', 'shipped', 'completed', 'cancelled');
create table users (id uuid default gen_random_uuid(), email text, name text);
alter table users add primary key (id), add unique (email), add check (email like '%@%'), alter email set not null, alter name set not null;
create table products (id serial primary key, sku text not null unique, name text not null, price numeric(10,2) not null, active bool not null default 't');
alter table products add constraint not_negative check (not price < 0);
create table orders (id uuid primary key default gen_random_uuid(), user_id uuid not null, status order_status not null default 'pending', created_at timestamp with time zone not null default current_timestamp);
alter table orders add foreign key (user_id) references users (id);
create table order_items (order_id uuid references orders (id) on delete cascade, product_id int references products (id), quantity int not null check (quantity >= 1), unit_price numeric(10,2) not null check (unit_price >= 0.00), primary key (order_id, product_id));
create table payments (id uuid primary key default gen_random_uuid(), order_id uuid not null references orders (id), amount numeric(10,2) not null check (0 < amount), paid_at timestamptz not null default now());
