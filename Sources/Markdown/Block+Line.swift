extension Block {
    /// The line on which the block starts.
    package var line: Int {
        switch self {
        case .heading(_, _, let line), .paragraph(_, let line), .quote(_, let line), .code(_, _, let line, _), .rule(let line):
            line
        case .list(let list): list.line
        case .table(let table): table.line
        }
    }
}
