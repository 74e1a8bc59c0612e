import SQLText

/// The concepts a finding relates to, by the names that lessons use, the most relevant first.
extension Finding {
    var concepts: [String] {
        switch self {
        case .serverError(let failure), .otherError(let failure): failure.explanation?.concepts ?? []
        case .interleaved(_, let flaw): flaw.concepts
        case .noResult, .columnCount, .columnsSwapped: ["select"]
        case .columnNames: ["column alias", "as", "alias"]
        case .columnTypes: ["cast", "select"]
        case .order, .rightByLuck, .dependsOnPlan: ["order by"]
        case .misconception(let misconception): misconception.concepts
        case .missingComma: ["select", "column alias"]
        case .metByNone(_, .comparedWithNull?): ["is null", "null"]
        case .metByNone(_, .likeWithoutWildcard?): ["like"]
        case .wrongOnOtherData(let example): example.finding.concepts
        case .tableMissing: ["create table"]
        case .objectMissing(let object): ["create \(object.kind.rawValue)"]
        case .planLacks, .planHas, .planReads: ["explain", "create index"]
        case .constructMissing(let construct), .constructForbidden(let construct): [construct]
        case .constructsUnknown(let constructs): constructs
        case .style(let remark): remark.concepts
        case .transactionLeftOpen, .severalTransactions: ["commit", "begin"]
        case .definition(_, let differences): differences.prefix(1).flatMap(\.concepts)
        default: []
        }
    }
}

extension DefinitionDifference {
    fileprivate var concepts: [String] {
        switch part {
        case .primaryKey: ["primary key"]
        case .foreignKey: ["foreign key", "references"]
        case .unique: ["unique"]
        case .check: ["check"]
        case .nullability: ["not null"]
        case .defaultValue: ["default"]
        case .identity: ["identity", "generated"]
        case .index: ["create index"]
        case .trigger: ["create trigger"]
        case .arguments, .result, .argumentDefaults, .body, .volatility, .strictness, .security: ["create function"]
        case .labels: ["create type"]
        case .numbers: ["create sequence"]
        case .comment: ["comment"]
        case .kind, .column, .position, .type, .exclusion: ["create table"]
        }
    }
}
