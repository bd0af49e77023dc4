import type { ReactNode } from "react";
import styles from "./Table.module.css";

export interface Column {
  readonly name: string;
  readonly width?: string;
}

/** A table of rows; `children` are its `<tr>`. The caption is for those who hear the page. */
export function Table({ caption, columns, children }: { readonly caption: string; readonly columns: readonly Column[]; readonly children: ReactNode }): ReactNode {
  return (
    <div className={styles["frame"]}>
      <table className={styles["table"]}>
        <caption className={styles["caption"]}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.name} scope="col" {...(column.width === undefined ? {} : { style: { width: column.width } })}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
