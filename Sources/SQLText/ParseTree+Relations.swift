import Primitives

/// The relations that a statement names.
extension ParseTree {
    /// The names of all its tables and views, without schemas. Objects named in DROP are not included.
    package var relationNames: Set<String> {
        Set(tree.root.descendants.filter(\.isObject).compactMap { $0.string("relname") })
    }
}
