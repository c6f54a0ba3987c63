use matou_store::Store; use std::time::Instant;
fn main(){ let rt=tokio::runtime::Runtime::new().unwrap(); rt.block_on(async{
 let url=std::env::args().nth(1).unwrap(); let n:usize=std::env::args().nth(2).unwrap().parse().unwrap();
 let s=Store::open(&url).await.unwrap();
 let e:Vec<_>=(0..n).map(|i| matou_core::statement::Entry{hoster:format!("hoster-{}",i/30),service:String::new(),field:"intervention".into(),act:"stated".into(),content:format!("delay = PT{i}H\nmeans = une phrase assez longue sur ce qui est derrière"),provenance:"declared".into(),stated_on:"2026-01".into(),read_on:"2026-02-03".into(),documents:"https://chatons.org/fr/chaton/quelque-chose".into(),evidence:String::new(),author:"import:csv".into(),recorded_at:"2026-01-02T03:04:05Z".into()}).collect();
 let t=Instant::now(); let a=s.append(&e,None).await.unwrap(); println!("append {n}: {:?} {a:?}",t.elapsed());
 let t=Instant::now(); let r=s.since(0,u32::MAX).await.unwrap(); println!("since all {}: {:?}",r.len(),t.elapsed());
 let t=Instant::now(); s.hash().await.unwrap(); println!("hash: {:?}",t.elapsed());
 let t=Instant::now(); for i in 0..100 { s.append(&e[i..i+1],None).await.unwrap(); } println!("100 appends of one: {:?}",t.elapsed());
 let t=Instant::now(); s.check().await.unwrap(); println!("check: {:?}",t.elapsed());
 s.close().await;
 });}
