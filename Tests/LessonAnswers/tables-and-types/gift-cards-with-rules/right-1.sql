create table gift_cards (code text not null unique, value numeric(6,2) not null check (value>0), is_used boolean not null default false);
