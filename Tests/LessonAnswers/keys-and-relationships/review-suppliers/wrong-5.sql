CREATE TABLE suppliers (
    id       integer PRIMARY KEY,
    name     text NOT NULL UNIQUE,
    discount numeric(3,1) NOT NULL DEFAULT 0 CHECK (discount >= 0)
);
