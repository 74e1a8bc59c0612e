CREATE INDEX i ON sign_in (lower(typed));
