import Primitives

/// Which relations a statement names.
extension ParseTree {
    /// The names of all tables and views in it, without their schemas. Objects that DROP names are not among them.
    package var relationNames: Set<String> {
        Set(tree.root.descendants.filter(\.isObject).compactMap { $0.string("relname") })
    }
}
