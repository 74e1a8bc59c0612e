#pragma once
#include "libpq.h"
#include <sys/ioctl.h>

// The number of unread bytes in the socket. ioctl is variadic, so Swift can't import it.
static inline int calf_bytes_waiting(int descriptor) {
    int count = 0;
    return ioctl(descriptor, FIONREAD, &count) == 0 ? count : 0;
}

// The field codes of PQresultErrorField are character constants. The enum makes Swift import them as Int32, whatever the header does.
enum calf_field {
    calf_field_severity = PG_DIAG_SEVERITY_NONLOCALIZED,
    calf_field_sqlstate = PG_DIAG_SQLSTATE,
    calf_field_message = PG_DIAG_MESSAGE_PRIMARY,
    calf_field_detail = PG_DIAG_MESSAGE_DETAIL,
    calf_field_hint = PG_DIAG_MESSAGE_HINT,
    calf_field_position = PG_DIAG_STATEMENT_POSITION,
    calf_field_internal_position = PG_DIAG_INTERNAL_POSITION,
    calf_field_internal_query = PG_DIAG_INTERNAL_QUERY,
    calf_field_context = PG_DIAG_CONTEXT,
    calf_field_table = PG_DIAG_TABLE_NAME,
    calf_field_column = PG_DIAG_COLUMN_NAME,
    calf_field_constraint = PG_DIAG_CONSTRAINT_NAME
};
