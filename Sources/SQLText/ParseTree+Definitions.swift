import Primitives

/// Definitions by which answers can't be compared.
extension ParseTree {
    /// What the statements define of that kind, or the first if it's several: `privileges`. `nil` if nothing.
    package var uncomparedDefinitions: String? {
        for node in tree.root.descendants {
            let object = node.key.lowercased().hasSuffix("type") ? node.string : nil
            switch (node.key, object) {
            case ("GrantStmt", _), ("AlterDefaultPrivilegesStmt", _): return "privileges"
            case ("CreatePolicyStmt", _), ("AlterPolicyStmt", _), (_, "OBJECT_POLICY"?): return "policies"
            case ("subtype", let change?) where change.hasSuffix("RowSecurity"): return "row security"
            case ("CreateDomainStmt", _), ("AlterDomainStmt", _), (_, "OBJECT_DOMAIN"?): return "domains"
            case ("CreateRangeStmt", _): return "range types"
            default: continue
            }
        }
        return nil
    }
}
