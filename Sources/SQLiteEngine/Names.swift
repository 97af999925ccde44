internal import Storage

// GRDB has these names too; in this room they are the seam's.
typealias SQL = Storage.SQL
typealias Row = Storage.Row
typealias Statement = Storage.Statement
