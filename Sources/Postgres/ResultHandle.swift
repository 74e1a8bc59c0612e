import CPostgres

/// One libpq result: all calls on a `PGresult` are made here.
///
/// https://www.postgresql.org/docs/current/libpq-exec.html
struct ResultHandle: ~Copyable {
    private let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) { self.pointer = pointer }

    deinit { calf_PQclear(pointer) }

    enum Status {
        /// A command without rows has completed, or the text was empty.
        case command
        /// One row of many.
        case row
        /// The end of the rows.
        case rowsEnd
        case copyOut
        case copyIn
        case error
        case other
    }

    var status: Status {
        switch calf_PQresultStatus(pointer) {
        case PGRES_SINGLE_TUPLE: .row
        case PGRES_TUPLES_OK: .rowsEnd
        case PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: .command
        case PGRES_COPY_OUT: .copyOut
        case PGRES_COPY_IN: .copyIn
        case PGRES_FATAL_ERROR, PGRES_NONFATAL_ERROR, PGRES_BAD_RESPONSE: .error
        default: .other
        }
    }

    var tag: CommandTag { CommandTag(String(cString: calf_PQcmdStatus(pointer))) }

    /// The server's error report; without SQLSTATE if libpq itself created the error.
    var message: ServerMessage { ServerMessage(borrowing: pointer) }

    /// libpq's error message on one line, for errors that don't come from the server.
    var text: String { String(cString: calf_PQresultErrorMessage(pointer)) }

    var columns: [Column] {
        (0..<calf_PQnfields(pointer)).map { index in
            Column(
                name: calf_PQfname(pointer, index).map { String(cString: $0) } ?? "", typeOID: calf_PQftype(pointer, index),
                tableOID: calf_PQftable(pointer, index), tableColumn: Int(calf_PQftablecol(pointer, index)))
        }
    }

    /// Appends the result's only row to the arena, and returns its size in bytes.
    func appendRow(to arena: inout RowArena) -> Int {
        var size = 0
        for column in 0..<Int32(arena.columnCount) {
            let length = Int(calf_PQgetlength(pointer, 0, column))
            if length == 0 && calf_PQgetisnull(pointer, 0, column) != 0 {
                arena.appendNull()
            } else {
                arena.append(UnsafeRawBufferPointer(start: calf_PQgetvalue(pointer, 0, column), count: length))
            }
            size += length
        }
        arena.endRow()
        return size
    }
}

extension ServerMessage {
    /// Reads the fields of an error or notice. The caller keeps ownership of the result.
    init(borrowing result: OpaquePointer) {
        func field(_ code: calf_field) -> String? {
            calf_PQresultErrorField(result, Int32(code.rawValue)).map { String(cString: $0) }
        }
        self.init(
            severity: field(calf_field_severity) ?? "ERROR", sqlstate: field(calf_field_sqlstate) ?? "",
            message: field(calf_field_message) ?? "")
        detail = field(calf_field_detail)
        hint = field(calf_field_hint)
        position = field(calf_field_position).flatMap { Int($0) }
        internalPosition = field(calf_field_internal_position).flatMap { Int($0) }
        internalQuery = field(calf_field_internal_query)
        context = field(calf_field_context)
        table = field(calf_field_table)
        column = field(calf_field_column)
        constraint = field(calf_field_constraint)
    }
}
