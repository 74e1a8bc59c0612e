CREATE INDEX a ON orders (ordered_on DESC, id) WHERE status = 'open';
