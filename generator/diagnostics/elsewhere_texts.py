"""What is said of a shared store and of a cluster: one sentence each; nothing is published then, and exit code 3."""

from __future__ import annotations

from collections.abc import Mapping

from generator.diagnostics.sentence import Sentence

ELSEWHERE: Mapping[str, Sentence] = {
    "store-unknown": Sentence(
        "không mở được kho chung {address} ({why}); gõ lại --store, hoặc cài thư viện cho loại kho ấy",
        "the shared store {address} cannot be opened ({why}); type --store anew, or install the library for that kind",
    ),
    "store-none": Sentence(
        "không có kho chung ở {address}; tạo thư mục ấy (hoặc gắn ổ đĩa mạng) rồi chạy lại, hoặc bỏ --store",
        "there is no shared store at {address}; make that folder (or mount the drive) and run again, or leave out --store",
    ),
    "store-gone": Sentence(
        "kho chung {address} không trả lời ({why}); chưa xuất bản gì; chạy lại sau, hoặc bỏ --store",
        "the shared store {address} does not answer ({why}); nothing was published; run again later, or leave out --store",
    ),
    "store-astray": Sentence(
        "tệp vừa gửi vào kho chung {address} không đọc lại được từ máy khác; chưa xuất bản gì; cho mọi máy cùng một --store",
        "files just put into the shared store {address} are not found from another machine; nothing was published; "
        "give a --store that all machines reach",
    ),
    "store-read-only": Sentence(
        "kho chung {address} chỉ đọc được: lấy kết quả có sẵn, kết quả mới chỉ giữ ở máy này",
        "the shared store {address} may only be read: results are taken from it, new ones stay on this machine",
    ),
    "cluster-store": Sentence(
        "--cluster cần một kho chung để nhận kết quả; thêm, ví dụ: --store s3://…",
        "--cluster needs a shared store for the results; add, for example: --store s3://…",
    ),
    "cluster-extra": Sentence(
        'máy này chưa có thư viện cho --store và --cluster; chạy: make cluster, hoặc pip install "ditich[cluster]"',
        'the libraries for --store and --cluster are not here; run: make cluster, or pip install "ditich[cluster]"',
    ),
    "cluster-mute": Sentence(
        "kho chung {address} chỉ đọc được, nên cụm không trả kết quả về đó được; cấp quyền ghi, hoặc bỏ --cluster",
        "the shared store {address} may only be read, so a cluster cannot return results; let it be written, or leave out --cluster",
    ),
    "cluster-unreached": Sentence(
        "không nối được tới cụm {address} ({why}); chưa xuất bản gì; xem lại địa chỉ, hoặc bỏ --cluster",
        "the cluster {address} cannot be reached ({why}); nothing was published; check the address, or leave out --cluster",
    ),
    "cluster-empty": Sentence(
        "cụm {address} không có máy nào làm việc; chưa xuất bản gì; chạy dask worker {address}, hoặc bỏ --cluster",
        "the cluster {address} has no worker; nothing was published; run dask worker {address}, or leave out --cluster",
    ),
    "cluster-gone": Sentence(
        "mất liên lạc với cụm {address}; chưa xuất bản gì; chạy lại: phần đã làm xong không phải làm nữa",
        "the cluster {address} has gone; nothing was published; run again: what was made is not made again",
    ),
    "cluster-killed": Sentence(
        "nhiều máy của cụm {address} chết khi làm cùng một việc, thường vì hết bộ nhớ; chưa xuất bản gì; bỏ --cluster để biết vì sao",
        "several workers of the cluster {address} died of the same job, mostly for want of memory; nothing was published; "
        "leave out --cluster to see why",
    ),
    "cluster-foreign": Sentence(
        "máy {worker} của cụm có phiên bản khác: ở đó {theirs}, ở đây {ours}; chưa xuất bản gì; cài cùng ditich, thư viện và Python",
        "the worker {worker} has another version: there {theirs}, here {ours}; nothing was published; "
        "install the same ditich, libraries and Python",
    ),
    "cluster-strange": Sentence(
        "cụm {address} không chạy được ditich này ({why}); chưa xuất bản gì; cài cùng ditich[cluster] trên mọi máy rồi khởi động lại cụm",
        "the cluster {address} cannot run this ditich ({why}); nothing was published; "
        "install the same ditich[cluster] on every machine and start the cluster again",
    ),
}
