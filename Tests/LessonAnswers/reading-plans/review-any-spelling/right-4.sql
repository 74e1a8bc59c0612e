CREATE UNIQUE INDEX one_account ON customers USING btree (lower(email) ASC) WHERE email IS NOT NULL;
